// Written by tools/model/align.py; do not edit.

package align

// learned has a weight for each part in its order: parts that were of no use have 0.
var learned = [numQuestions]weights{
	SameFact:   {add: -0.9717, times: [numParts]float64{0, 0, 0, 0.01869, 0, 0.3263, 0, 2.403, 0, 0, 0, 0.4226, 0, 0, -0.6723, 0, -0.1788, 1.893, 0, -0.4487, -0.7816, 3.895, 4.977}},
	Paraphrase: {add: -5.596, times: [numParts]float64{2.469, -12.34, -2.813, 7.532, 8.45, 0.8185, -3.379, 3.446, 6.16, -0.1085, -0.09725, -0.07792, -0.1431, -0.0376, -0.4001, -0.295, 0.03536, -0.1012, 0.1274, -1.092, 3.373, 0, 0}},
	Degree:     {add: -0.1798, times: [numParts]float64{-2.716, 0.5776, 0.7032, 1.977, 2.086, 0.3804, -0.6318, 1.343, 1.009, -0.2237, 0.07351, 0.1528, 0.2177, 0.5146, -0.5486, 0.2113, -0.06111, -0.1892, -0.9034, -0.1108, -0.4926, 0, 0}},
}

var learnedSlots = slotWeights{add: -4.635, times: [numSlotParts]float64{-5.289, 6.468, 2.65, 0.431, 1.718, 0.1816, 1.89, -0.6984, -0.01804, 0.4466, -0.1136, -2.671, 0.661, 0.4443, 1.544, 0.09867, 4.568, 3.661}}
