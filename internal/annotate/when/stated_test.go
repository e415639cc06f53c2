package when

import "testing"

func TestStated(t *testing.T) {
	for _, c := range []struct{ text, value, stated, offset string }{
		{"He left on Sept. 9.", "2025-09-09", "XXXX-09-09", ""},
		{"He left on Sept. 9, 2024.", "2024-09-09", "2024-09-09", ""},
		{"He left on Monday.", "2025-09-29", "XXXX-WXX-1", ""},
		{"He left in June.", "2025-06", "XXXX-06", ""},
		{"He was away on Sept. 9-11.", "2025-09-09/2025-09-11", "XXXX-09-09/XXXX-09-11", ""},
		{"He left three weeks ago.", "2025-W37", "XXXX-WXX", "-P3W"},
		{"He left in 2019.", "2019", "2019", ""},
	} {
		found := Find(c.text, sentences(c.text), "2025-10-02", nil)
		if len(found) != 1 {
			t.Errorf("%s: %v", c.text, found)
			continue
		}
		if x := found[0]; x.Value != c.value || x.Stated != c.stated || string(x.Offset) != c.offset {
			t.Errorf("%s: %s stated %s at %q, want %s, %s, %q", c.text, x.Value, x.Stated, x.Offset, c.value, c.stated, c.offset)
		}
	}
}
