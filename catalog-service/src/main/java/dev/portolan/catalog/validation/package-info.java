/// The rules of the entity format: envelope, field formats and the shape of every kind.
@NullMarked
package dev.portolan.catalog.validation;

import org.jspecify.annotations.NullMarked;
