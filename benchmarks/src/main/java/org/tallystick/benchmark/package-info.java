/// Measures what evidence costs: `benchmarks/evidence` runs {@link org.tallystick.benchmark.EvidenceBenchmark}.
///
/// Every figure stands beside a peer that is measured in the same run, so that figures of different machines can be compared.
@NullMarked
package org.tallystick.benchmark;

import org.jspecify.annotations.NullMarked;
