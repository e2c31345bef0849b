/// The failures that only tenant-service has.
@NullMarked
package dev.portolan.tenants.problems;

import org.jspecify.annotations.NullMarked;
