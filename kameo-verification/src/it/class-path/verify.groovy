assert new File(basedir, 'build.log').readLines().contains('Count is 42')
