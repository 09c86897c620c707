# The same as the scripts, for those who like make.
.DEFAULT_GOAL := help
.PHONY: help setup run test check screenshots lock

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1: /p' Makefile

setup: ## .venv, browser files, catalogues
	script/setup

run: ## serve with the demo
	script/run

test: ## style, types, the whole suite
	script/test

check: ## compare the read models with the ledger
	.venv/bin/casework check

screenshots: ## pictures of the screens
	script/setup --dev && CASEWORK_BROWSER=$$(script/browser) .venv/bin/python -m tests.screenshots var/screenshots && .venv/bin/python -m tests.readme_pictures docs/screenshots

lock: ## pin packages again after a change of pyproject.toml
	script/lock
