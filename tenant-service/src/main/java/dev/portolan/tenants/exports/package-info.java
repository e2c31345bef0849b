/// Takes all data of an organization out, as one archive.
@NullMarked
package dev.portolan.tenants.exports;

import org.jspecify.annotations.NullMarked;
