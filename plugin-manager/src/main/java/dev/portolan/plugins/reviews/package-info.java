/// Packages that publishers send: screened, published or kept back, and reviewed by staff.
@NullMarked
package dev.portolan.plugins.reviews;

import org.jspecify.annotations.NullMarked;
