#!/usr/bin/env bash
# Every check of the project: form, spelling, lints, documentation, dependencies, tests, the program in a real window.
#
#   bash tests/run.sh
#
# Installs what the window tests need (Debian packages, as root) and the checkers of spelling and TOML (PyPI wheels, in a
# folder of their own below the target folder) when it can, and says what it leaves out when it cannot. Goes on after a
# failure, ends with one summary; exit status 1 when something failed. The last line counts checks and tests.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 2

target=${CARGO_TARGET_DIR:-target}
tools=$target/tools
packages=(xvfb xdotool imagemagick openbox mesa-vulkan-drivers libvulkan1 libxkbcommon-x11-0)
wheels=(typos==1.52.0 taplo==0.9.3)
export CARGO_TERM_COLOR=never
export PIP_DISABLE_PIP_VERSION_CHECK=1

log=$(mktemp)
trap 'rm -f "$log"' EXIT
summary=()
passed=0
failed=0

# Sum of the numbers before a word in the lines of the log that hold a pattern.
count() { grep -E "$2" "$log" | grep -oE "[0-9]+ $1" | awk '{ sum += $1 } END { print sum + 0 }'; }

# Runs a check and keeps its result: step NAME COMMAND …
step() {
  local name=$1 began=$SECONDS status results='^test result:|^ +Summary \[' good bad
  shift
  printf '\n==> %s: %s\n' "$name" "$*"
  "$@" 2>&1 | tee "$log"
  status=${PIPESTATUS[0]}
  good=$(count passed "$results")
  bad=$(count 'failed|[0-9]+ timed out' "$results")
  if [[ $((good + bad)) -eq 0 ]]; then
    if [[ $status -eq 0 ]]; then good=1; else bad=1; fi
  elif [[ $status -ne 0 && $bad -eq 0 ]]; then
    bad=1
  fi
  passed=$((passed + good))
  failed=$((failed + bad))
  local word=ok
  [[ $status -eq 0 ]] || word=FAILED
  summary+=("$(printf '%-8s%-26s%5d s' "$word" "$name" $((SECONDS - began)))")
}

skip() {
  printf '\n==> %s: left out, %s\n' "$1" "$2"
  summary+=("$(printf '%-8s%-26s%s' 'left out' "$1" "  $2")")
}

missing_packages() {
  local package
  for package in "${packages[@]}"; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || echo "$package"
  done
}

# Installs the packages of the window tests. On a system without apt the tools themselves are looked for.
prepare_window() {
  local missing tool as_root=()
  if ! command -v apt-get >/dev/null; then
    for tool in Xvfb xdotool import openbox; do command -v "$tool" >/dev/null || return 1; done
    return 0
  fi
  mapfile -t missing < <(missing_packages)
  [[ ${#missing[@]} -gt 0 ]] || return 0
  if [[ $(id -u) -ne 0 ]]; then
    sudo -n true 2>/dev/null || return 1
    as_root=(sudo -n)
  fi
  echo "Installing ${missing[*]}"
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
}

# Installs the PyPI wheels once, in an environment of their own.
prepare_wheels() {
  local stamp=$tools/installed-${wheels[*]}
  stamp=${stamp// /-}
  [[ -e $stamp ]] && return
  rm -rf "$tools"
  python3 -m venv "$tools" && "$tools/bin/pip" install -q "${wheels[@]}" && touch "$stamp"
}

wheel() {
  local name=$1
  shift
  if [[ -x $tools/bin/${1##*/} ]]; then
    step "$name" "$tools/bin/$1" "${@:2}"
  elif command -v "$1" >/dev/null; then
    step "$name" "$@"
  else
    skip "$name" "pip could not install $1"
  fi
}

documentation() { RUSTDOCFLAGS='-D warnings' cargo doc --locked --no-deps; }

prepare_wheels || echo "No wheels: python3 -m venv or pip install failed."
step 'form of the code' cargo fmt --check
wheel 'form of the TOML files' taplo fmt --check
wheel 'spelling' typos
step 'lints' cargo clippy --locked --all-targets -- -D warnings
step 'lints without the window' cargo clippy --locked --no-default-features --lib --bins -- -D warnings
step 'documentation' documentation
if cargo deny --version >/dev/null 2>&1; then
  step 'dependencies' cargo deny --locked check licenses bans sources
else
  skip 'dependencies' 'cargo install --locked cargo-deny'
fi
if cargo nextest --version >/dev/null 2>&1; then
  step 'tests' cargo nextest run --locked --no-fail-fast
else
  step 'tests' cargo test --locked --no-fail-fast --lib --bins --tests
fi
step 'examples in the docs' cargo test --locked --doc
if prepare_window; then
  step 'window' cargo test --locked --test window -- --ignored --test-threads=1
else
  skip 'window' "as root: apt-get install ${packages[*]}"
fi

printf '\n%s\n' '--------'
printf '%s\n' "${summary[@]}"
printf '\n%d passed, %d failed\n' "$passed" "$failed"
[[ $failed -eq 0 ]]
