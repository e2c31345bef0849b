/// The life of sources, for people and their programs: what is read how often, what is wrong in it, and
/// what a new one
/// would bring.
@NullMarked
package dev.portolan.catalog.sources;

import org.jspecify.annotations.NullMarked;
