package account

// Find returns the finding with the given id and true: a pointer into the
// account, of type *reconcile.Cluster, *reconcile.Difference, *collate.Utterance,
// *reconcile.Moment, *commitment.Commitment, *lineage.Copy, *lineage.Credit or
// *reconcile.Question. It returns nil and false when nothing has that id.
func (a *Account) Find(id string) (any, bool) {
	if id == "" {
		return nil, false
	}
	for i := range a.Agreed {
		if a.Agreed[i].ID == id {
			return &a.Agreed[i], true
		}
	}
	for i := range a.Differences {
		if a.Differences[i].ID == id {
			return &a.Differences[i], true
		}
	}
	for i := range a.Utterances {
		if a.Utterances[i].ID == id {
			return &a.Utterances[i], true
		}
	}
	for i := range a.Timeline {
		if a.Timeline[i].ID == id {
			return &a.Timeline[i], true
		}
	}
	for i := range a.Commitments {
		if a.Commitments[i].ID == id {
			return &a.Commitments[i], true
		}
	}
	for i := range a.Lineage.Copies {
		if a.Lineage.Copies[i].ID == id {
			return &a.Lineage.Copies[i], true
		}
	}
	for i := range a.Lineage.Credits {
		if a.Lineage.Credits[i].ID == id {
			return &a.Lineage.Credits[i], true
		}
	}
	for i := range a.Questions {
		if a.Questions[i].ID == id {
			return &a.Questions[i], true
		}
	}
	for i := range a.Singles {
		if a.Singles[i].ID == id {
			return &a.Singles[i], true
		}
	}
	return nil, false
}
