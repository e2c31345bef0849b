/// Lists as files for spreadsheets.
@NullMarked
package dev.portolan.kernel.csv;

import org.jspecify.annotations.NullMarked;
