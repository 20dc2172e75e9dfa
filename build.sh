# What ./run and ./test share: finding Java and Maven, and building only what has changed.
# Sourced, in the project's directory, with die and say defined.

least_java=17

find_java() {
  if [[ -n ${JAVA_HOME:-} && -x $JAVA_HOME/bin/java ]]; then
    java=$JAVA_HOME/bin/java
  else
    java=$(command -v java) || die "Java is missing: install a JDK, version $least_java or newer."
  fi
  local said
  said=$("$java" -version 2>&1) || die "$java does not start: $said"
  # Such as 17.0.15, or 1.8.0_392 in older times.
  java_version=$(sed -nE 's/.*version "([^"]+)".*/\1/p' <<<"$said")
  local major=${java_version#1.}
  major=${major%%[.-]*}
  if ((${major:-0} < least_java)); then
    die "Java ${java_version:-of an unknown version} at $java is too old: install a JDK, version $least_java or newer, or point JAVA_HOME at one."
  fi
}

# Maven ends before its slow compiler has paid for itself: a third sooner without, in half the work.
export MAVEN_OPTS=${MAVEN_OPTS--XX:TieredStopAtLevel=1 -XX:+UseSerialGC}

# maven [arguments]: quiet unless it fails.
maven() {
  command -v mvn >/dev/null || die "Maven is missing: install Maven 3.6.3 or newer."
  local javac
  javac=$(dirname "$(readlink -f "$java")")/javac
  [[ -x $javac ]] || die "The Java at $java cannot compile: install a JDK, not only a JRE."
  mvn --quiet --batch-mode -Dstyle.color=never "$@"
}

# changed STAMP SOURCE…: whether a source is newer than what was built last.
changed() {
  local stamp=$1
  shift
  [[ ! -e $stamp ]] || [[ -n $(find "$@" -newer "$stamp" -print -quit) ]]
}

# build WHAT STAMP SOURCES… -- MAVEN ARGUMENTS…
build() {
  local what=$1 stamp=$2 sources=() began=$SECONDS
  shift 2
  while [[ $1 != -- ]]; do
    sources+=("$1")
    shift
  done
  shift
  changed "$stamp" "${sources[@]}" || return 0
  say "Building $what; the first time Maven fetches its libraries, which takes some minutes."
  mkdir -p "$(dirname "$stamp")"
  # Dated before the build: what is edited meanwhile is built the next time.
  touch "$stamp.next"
  maven "$@" || die "Building $what failed; Maven's lines above say why."
  mv "$stamp.next" "$stamp"
  say "$(printf '%-24s %4d s' "$what built" $((SECONDS - began)))"
}

build_app() {
  build Sluice target/built pom.xml src/main webroot -- \
    package -Dmaven.test.skip=true
  # Of classes that have been built anew since.
  find target -maxdepth 1 -name 'classes-*.jsa' ! -newer target/built -delete
}

build_druid() {
  build Druid druid/target/built druid/pom.xml druid/maven-settings.xml druid/src -- \
    --file druid/pom.xml --global-settings druid/maven-settings.xml package
}
