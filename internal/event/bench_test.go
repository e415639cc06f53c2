package event

import (
	"fmt"
	"testing"
	"time"

	"concord/internal/annotate"
	"concord/internal/intake"
	"concord/internal/report"
	"concord/internal/story"
)

// The cost of a report must not grow with the number of reports.
func BenchmarkRead(b *testing.B) {
	for _, n := range []int{10, 100, 400} {
		var docs []*annotate.Document
		day := time.Date(2031, 5, 1, 0, 0, 0, 0, time.UTC)
		for i := range n {
			page, err := intake.FromText(fmt.Sprintf("%d.txt", i), []byte(fmt.Sprintf("%d missiles hit %s. %s", i, []string{"Doha", "Baghdad", "Kyiv", "Mosul"}[i%4], reports[i%2])))
			if err != nil {
				b.Fatal(err)
			}
			page.Meta.Language = intake.Stated{Value: "en", From: "test"}
			page.Meta.Published = intake.Stated{Value: day.AddDate(0, 0, i%40).Format("2006-01-02"), From: "test"}
			docs = append(docs, annotate.Annotate(report.New(page)))
		}
		s := story.New(docs)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Read(s)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(n), "µs/report")
		})
	}
}
