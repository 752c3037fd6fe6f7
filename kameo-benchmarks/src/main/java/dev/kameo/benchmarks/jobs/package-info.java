/// What is measured: workloads, and what a contender does in them. Every workload checks that all
/// messages were handled.
@NullMarked
package dev.kameo.benchmarks.jobs;

import org.jspecify.annotations.NullMarked;
