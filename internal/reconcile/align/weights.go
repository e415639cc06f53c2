// Written by tools/model/align.py; do not edit.

package align

// learned has a weight for each part in its order: parts that were of no use have 0.
var learned = [numQuestions]weights{
	SameFact:   {add: -1.362, times: [numParts]float64{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.459, 0.1498, 0, -0.906, 0, -0.3473, 4.449, 0, -0.6591, -0.8498, 3.497, 4.491, 3.392}},
	Paraphrase: {add: -3.648, times: [numParts]float64{2.331, -12.35, -1.632, 7.339, 8.079, 1.65, -3.11, 3.324, 5.989, -0.1129, 0.0103, -0.05882, -0.1456, 0.04845, -0.3743, -0.204, 0.09736, -0.07547, 0.1405, -1.122, 3.245, 0, 0, -3.258}},
	Degree:     {add: -0.3848, times: [numParts]float64{-3.119, 0.7577, -0.07093, 1.973, 2.326, -0.1057, -0.6445, 1.381, 1.245, -0.2022, 0.05021, 0.1453, 0.2158, 0.478, -0.5789, 0.1832, -0.05077, -0.2128, -0.8754, -0.1094, -0.5343, 0, 0, 1.23}},
}

var learnedSlots = slotWeights{add: -4.635, times: [numSlotParts]float64{-5.291, 6.47, 2.65, 0.4312, 1.719, 0.1793, 1.891, -0.6978, -0.01805, 0.446, -0.1132, -2.67, 0.6605, 0.4525, 1.544, 0.09818, 4.568, 3.662}}
