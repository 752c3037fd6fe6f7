// Maven's own lines start with a bracket; this one is the program's.
assert new File(basedir, 'build.log').readLines().any { !it.startsWith('[') && it.contains('kameo-core') }
