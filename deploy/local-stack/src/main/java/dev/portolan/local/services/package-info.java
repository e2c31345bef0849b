/// The product's own services.
@NullMarked
package dev.portolan.local.services;

import org.jspecify.annotations.NullMarked;
