// Once from the module path, once from the image.
assert new File(basedir, 'build.log').readLines().count('Count is 42') == 2
