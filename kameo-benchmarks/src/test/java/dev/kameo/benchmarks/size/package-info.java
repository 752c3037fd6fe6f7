/// Five actors, each written three ways: how many lines each takes, and that all do the same.
package dev.kameo.benchmarks.size;
