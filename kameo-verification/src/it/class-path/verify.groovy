import groovy.xml.XmlSlurper

def report = { name -> new XmlSlurper().parse(new File(basedir, "target/surefire-reports/TEST-com.example.purse.${name}.xml")) }
def counts = { it -> [it.@tests, it.@failures, it.@errors, it.@skipped]*.toInteger() }
def message = { it -> it.testcase.failure.@message.text() }

// One of them on each of three schedulers.
assert counts(report('PurseTest')) == [6, 0, 0, 0]
assert counts(report('PurseModelTest')) == [2, 0, 0, 0]

def race = report('RaceTest')
assert counts(race) == [1, 1, 0, 0]
def token = (message(race) =~ /Replay: -Dkameo\.replay=(v1:\S+)/)[0][1]
assert message(race).contains('It fails when `Spender$2→Purse$1:Take#1` is late')
assert message(race).contains('Take#1 (late)───>│')

def again = report('RaceTest-again')
assert counts(again) == [1, 1, 0, 0]
assert message(again).startsWith('The scenario failed again, in a replay')
assert message(again).contains(token)

assert new File(basedir, 'build.log').readLines().contains('Count is 42')
