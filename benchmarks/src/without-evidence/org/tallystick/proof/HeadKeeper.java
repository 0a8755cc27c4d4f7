package org.tallystick.proof;

import jakarta.ejb.Singleton;

/// Stands in the place of the product's, so that no head is made: no map, no checkpoint, nothing to anchor and no receipt. Only `benchmarks/cost-of-evidence` puts it there.
@Singleton
public class HeadKeeper {}
