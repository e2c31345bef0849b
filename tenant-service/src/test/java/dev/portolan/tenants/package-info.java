/// tenant-service from outside: over HTTP, by mail and on the topics.
package dev.portolan.tenants;
