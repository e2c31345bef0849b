/// Describes the catalog's routes to programs, where Backstage's clients look for that.
@NullMarked
package dev.portolan.catalog.apidocument;

import org.jspecify.annotations.NullMarked;
