/// The secrets in mailed links.
@NullMarked
package dev.portolan.tenants.codes;

import org.jspecify.annotations.NullMarked;
