/// The word count again, in plain methods: the messages of its actors are generated from them.
///
/// The actors are those of the [package above][dev.kameo.examples.wordcount] and do the same. Only
/// what is said between them looks different: who knows another holds its generated calls.
@NullMarked
package dev.kameo.examples.wordcount.annotated;

import org.jspecify.annotations.NullMarked;
