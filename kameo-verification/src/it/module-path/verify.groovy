import groovy.xml.XmlSlurper

def report = { name -> new XmlSlurper().parse(new File(basedir, "target/surefire-reports/TEST-com.example.${name}.xml")) }
def counts = { it -> [it.@tests, it.@failures, it.@errors, it.@skipped]*.toInteger() }

// One of them on each of three schedulers.
assert counts(report('purse.PurseTest')) == [6, 0, 0, 0]

def race = report('purse.RaceTest')
assert counts(race) == [1, 1, 0, 0]
assert race.testcase.failure.@message.text().contains('Take#1 (late)───>│')
// Frames of a module begin with its name and version.
assert race.testcase.failure.text().contains('com.example.counter@1/com.example.purse.RaceTest')

// Once from the module path, once from the image.
assert new File(basedir, 'build.log').readLines().count('Count is 42') == 2

def generated = new File(basedir, 'target/generated-sources/annotations/com/example/counter/CounterMessages.java').text
assert counts(report('counter.CounterTest')) == [2, 0, 0, 0]
// Its package is in java.compiler, which this module does not require.
assert !generated.contains('Generated')
