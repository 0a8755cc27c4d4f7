package org.tallystick.architecture.wrong;

import jakarta.ejb.Stateless;

/// A use case that says nothing about who may call it.
@Stateless
class UnguardedUseCase {}
