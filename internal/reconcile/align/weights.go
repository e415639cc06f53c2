// Written by tools/model/align.py; do not edit.

package align

// learned has a weight for each part in its order: parts that were of no use have 0.
var learned = [numQuestions]weights{
	SameFact:   {add: -0.8486, times: [numParts]float64{0, 0, 0.61, 0.5793, 0, 0.8589, 0, 0, 0, 0, 0, 0.4337, 0, 0.07571, -0.6383, 0, -0.2275, 1.893, 0, -0.4263, -0.9132, 3.862, 5.072}},
	Paraphrase: {add: -5.596, times: [numParts]float64{2.468, -12.34, -2.813, 7.531, 8.449, 0.8196, -3.379, 3.447, 6.159, -0.1085, -0.09725, -0.07789, -0.1431, -0.0374, -0.4006, -0.295, 0.03538, -0.1013, 0.1274, -1.092, 3.373, 0, 0}},
	Degree:     {add: -0.1798, times: [numParts]float64{-2.716, 0.5777, 0.7032, 1.977, 2.086, 0.3804, -0.6318, 1.343, 1.009, -0.2237, 0.07352, 0.1528, 0.2177, 0.5146, -0.5486, 0.2113, -0.0611, -0.1892, -0.9033, -0.1108, -0.4926, 0, 0}},
}

var learnedSlots = slotWeights{add: -4.635, times: [numSlotParts]float64{-5.291, 6.47, 2.65, 0.4312, 1.719, 0.1793, 1.891, -0.6978, -0.01805, 0.446, -0.1132, -2.67, 0.6605, 0.4525, 1.544, 0.09818, 4.568, 3.662}}
