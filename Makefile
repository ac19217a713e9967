# Two commands: `make demo` to look, `make test` to check. All the work is done by ops/.
PYTHON ?= python3

.PHONY: demo test check-bare bench
demo test check-bare bench:
	@$(PYTHON) -m ops $@
