/// Knows the addresses of the hosts of repositories: what people see in the browser, and where the file itself is had.
@NullMarked
package dev.portolan.catalog.hosts;

import org.jspecify.annotations.NullMarked;
