//go:build !arm64 && !purego

package kernel

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// The NEON path, on a machine that has only an emulator for it (Debian's
// qemu-user): the whole test of this package, less its longest ranges, and with
// it the digests that say that NEON gives the bits of AVX2 and AVX-512.
func TestArm64UnderEmulation(t *testing.T) {
	if testing.Short() {
		t.Skip("emulation is slow")
	}
	qemu, err := exec.LookPath("qemu-aarch64")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("qemu-aarch64 is missing; Debian has it in qemu-user")
		}
		t.Skip("qemu-aarch64 is not installed")
	}
	binary := filepath.Join(t.TempDir(), "kernel.test")
	build := exec.Command("go", "test", "-c", "-o", binary, ".")
	build.Env = append(os.Environ(), "GOARCH=arm64", "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("building for arm64: %v\n%s", err, out)
	}
	if out, err := exec.Command(qemu, binary, "-test.short").CombinedOutput(); err != nil {
		t.Errorf("on arm64: %v\n%s", err, out)
	}
}
