# Quartier: what to type.
#
#   make demo      set up, build, run the Seestadt study, show where the results are
#   make test      set up, run all tests
#   make install   the command in $(PREFIX)/bin, with completion for bash
#   make lint      the formatter's rules, strictly
#   make docs      Documentation/Indicators.md and Standards.md from the catalogue
#   make fixtures  draw the fixture districts anew
#   make record    take today's messages for the hostile inputs, and today's values of the drawn quarters, as expected;
#                  read the difference before you commit
#   make leaks     valgrind over a program that walks every call into a C library
#   make fuzz      libFuzzer on every parser, SECONDS=600 each; see Fuzzing/README.md
#   make deep      what takes long: sanitizers over all tests, every cut and 10 000 flipped bits of every format, every
#                  fixture packed and run elsewhere, a minute of fuzzing each parser, many runs compared byte by byte,
#                  a hundred of them killed and resumed, maps drawn by QGIS
#   make clean     remove what was built
#
# Rules: `demo` and `test` work on a fresh Debian 12 with Swift; nothing is downloaded but Debian packages and the
# Swift packages of Package.swift; a second `make demo` takes seconds.

PREFIX ?= /usr/local
SECONDS ?= 600
PACKAGES = g++ libexpat1-dev libgeos-dev libosmium2-dev libproj-dev libsqlite3-dev libssl-dev libyaml-dev libzip-dev \
	pkg-config zlib1g-dev
SUDO = $(shell [ "$$(id -u)" = 0 ] || echo sudo)
AS_OWNER = $(shell [ -w "$(PREFIX)" ] || [ -w "$$(dirname "$(PREFIX)")" ] || echo $(SUDO))
APT = $(SUDO) apt-get -o DPkg::Lock::Timeout=300
INSTALL_PACKAGES = $(APT) update -q && $(SUDO) env DEBIAN_FRONTEND=noninteractive \
	apt-get -o DPkg::Lock::Timeout=300 install -y -q --no-install-recommends
RELEASE = -c release --static-swift-stdlib --product quartier
COMMAND = .build/release/quartier

.PHONY: demo test install lint docs fixtures record leaks fuzz deep clean setup build

demo: build
	@$(COMMAND) run Fixtures/seestadt/study.yaml
	@echo "Open notebooks-output/seestadt/base.plots.geojson in QGIS, or summary.csv in a spreadsheet."

test: setup
	swift test --parallel

build: setup
	swift build $(RELEASE)

install: build
	$(AS_OWNER) install -d $(PREFIX)/bin $(PREFIX)/share/bash-completion/completions
	$(AS_OWNER) install -m 755 $(COMMAND) $(PREFIX)/bin/quartier
	$(COMMAND) --generate-completion-script bash \
		| $(AS_OWNER) install -m 644 /dev/stdin $(PREFIX)/share/bash-completion/completions/quartier

# Installs the Debian packages that are missing; the second try is for a mirror or a lock that was busy.
setup:
	@missing=""; for package in $(PACKAGES); do \
		dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
		echo "Installing$$missing"; \
		{ $(INSTALL_PACKAGES) $$missing; } || { sleep 5; $(INSTALL_PACKAGES) $$missing; }; \
	fi

lint:
	swift format lint --strict --recursive Package.swift Sources Tests Fuzzing/Package.swift Fuzzing/Sources

docs:
	swift run quartier indicators --format markdown > Documentation/Indicators.md
	swift run quartier indicators --standards --format markdown > Documentation/Standards.md

fixtures:
	swift run FixtureGenerator Fixtures

record:
	QUARTIER_RECORD=1 swift test --filter 'Hostile|ExpectedResult'

leaks: setup
	@command -v valgrind > /dev/null || { $(INSTALL_PACKAGES) valgrind; }
	swift build --product LeakWalk
	# Debian's valgrind stumbles over the debug information of our C targets; the names of functions are enough.
	strip -g -o .build/LeakWalk .build/debug/LeakWalk
	valgrind -q --suppressions=.ci/valgrind.supp --num-callers=100 --leak-check=full --errors-for-leak-kinds=definite --show-leak-kinds=definite --error-exitcode=9 \
		.build/LeakWalk Fixtures

fuzz: setup
	.ci/fuzz $(SECONDS)

deep: setup lint leaks
	.ci/fuzz 60
	QUARTIER_DEEP=1 swift test --disable-xctest \
		--filter 'DamageTests|ContractTests|ReuseTests|UpdateTests|PackTests|KoelnTests|LasPalmas'
	QUARTIER_SANITIZED=1 swift test --parallel --sanitize=thread --scratch-path .build-tsan
	QUARTIER_SANITIZED=1 ASAN_OPTIONS=detect_leaks=0 \
		swift test --disable-xctest --sanitize=address --scratch-path .build-asan
	$(MAKE) build
	.ci/repeat 20
	.ci/kill 100
	.ci/qgis

clean:
	rm -rf .build .build-*
