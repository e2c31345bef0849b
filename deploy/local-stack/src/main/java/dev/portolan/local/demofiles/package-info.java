/// The demo's descriptors and documents, served over HTTP.
@NullMarked
package dev.portolan.local.demofiles;

import org.jspecify.annotations.NullMarked;
