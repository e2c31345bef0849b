/// What an entity is: its reference, its relations, the terms it is found by. No I/O.
@NullMarked
package dev.portolan.catalog.model;

import org.jspecify.annotations.NullMarked;
