// Package ledger keeps commitments over many stories, as an analyst would by
// hand: what was promised, what has since been reported done about each duty of
// it, what a person noted, and how one instrument compares with another.
//
// A status is always reported, never found: every one but the silent ones rests
// on words of a report that is later than the commitment. "None found" says that
// later reports were read and none tells of the duty; "not searched" that no
// later report was there to read. Neither says that nothing happened.
package ledger
