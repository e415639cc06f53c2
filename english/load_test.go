package english

import (
	"testing"

	"concord/english/model"
)

// BenchmarkLoad is the work before the first word of a process.
func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		m, err := Load(model.Data)
		if err != nil {
			b.Fatal(err)
		}
		m.Analyze("Yes.")
	}
}
