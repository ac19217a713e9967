# Two commands: `make demo` to look, `make test` to check. All the work is done by ops/, in Python.
#   make demo PORT=8100        another port
#   make test ONLY="ops tests" only these tests
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python3; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; done; echo $$p)

export PORT ONLY

.PHONY: demo test check-bare bench
demo test check-bare bench:
	@command -v "$(PYTHON)" >/dev/null || { echo "Python 3 ontbreekt. Installeer Python 3.11 of nieuwer met venv." >&2; exit 1; }
	@exec "$(PYTHON)" -m ops $@
