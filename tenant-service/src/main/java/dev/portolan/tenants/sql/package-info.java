/// SQL where Hibernate does not do: across tenants, and single guarded statements within one.
@NullMarked
package dev.portolan.tenants.sql;

import org.jspecify.annotations.NullMarked;
