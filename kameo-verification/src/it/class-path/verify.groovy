import groovy.xml.XmlSlurper

def report = { name -> new XmlSlurper().parse(new File(basedir, "target/surefire-reports/TEST-com.example.${name}.xml")) }
def counts = { it -> [it.@tests, it.@failures, it.@errors, it.@skipped]*.toInteger() }
def message = { it -> it.testcase.failure.@message.text() }

// One of them on each of three schedulers.
assert counts(report('purse.PurseTest')) == [6, 0, 0, 0]
assert counts(report('purse.PurseModelTest')) == [2, 0, 0, 0]

def race = report('purse.RaceTest')
assert counts(race) == [1, 1, 0, 0]
def token = (message(race) =~ /Replay: -Dkameo\.replay=(v1:\S+)/)[0][1]
assert message(race).contains('It fails when `Spender$2→Purse$1:Take#1` is late')
assert message(race).contains('Take#1 (late)───>│')

def again = report('purse.RaceTest-again')
assert counts(again) == [1, 1, 0, 0]
assert message(again).startsWith('The scenario failed again, in a replay')
assert message(again).contains(token)

assert new File(basedir, 'build.log').readLines().contains('Count is 42')

def generated = new File(basedir, 'target/generated-sources/annotations/com/example/counter/CounterMessages.java').text
assert counts(report('counter.CounterTest')) == [2, 0, 0, 0]
assert generated.contains('@Generated')
