/// Takes the catalog of a running Backstage over.
@NullMarked
package dev.portolan.ui.imports;

import org.jspecify.annotations.NullMarked;
