/// What several resources read from requests in the same way.
@NullMarked
package dev.portolan.plugins.wire;

import org.jspecify.annotations.NullMarked;
