/// Reads descriptor files over HTTP, follows their Location entities and names every fault by file and line.
@NullMarked
package dev.portolan.catalog.reading;

import org.jspecify.annotations.NullMarked;
