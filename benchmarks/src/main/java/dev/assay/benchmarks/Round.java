package dev.assay.benchmarks;

/**
 * What one round of load against one server showed.
 *
 * @param perSecond answers per second
 * @param p50Millis median time to a whole answer
 * @param p99Millis 99th percentile of it
 * @param cpuMicros processor time of the server's process for one answer
 */
record Round(double perSecond, double p50Millis, double p99Millis, double cpuMicros) {}
