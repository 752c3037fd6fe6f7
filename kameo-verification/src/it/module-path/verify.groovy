import groovy.xml.XmlSlurper

def report = { name -> new XmlSlurper().parse(new File(basedir, "target/surefire-reports/TEST-com.example.purse.${name}.xml")) }
def counts = { it -> [it.@tests, it.@failures, it.@errors, it.@skipped]*.toInteger() }

// One of them on each of three schedulers.
assert counts(report('PurseTest')) == [6, 0, 0, 0]

def race = report('RaceTest')
assert counts(race) == [1, 1, 0, 0]
assert race.testcase.failure.@message.text().contains('Take#1 (late)───>│')
// Frames of a module begin with its name and version.
assert race.testcase.failure.text().contains('com.example.counter@1/com.example.purse.RaceTest')

// Once from the module path, once from the image.
assert new File(basedir, 'build.log').readLines().count('Count is 42') == 2
