package dev.portolan.kernel.time;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;

class TimeProducer {
    @Produces
    @Singleton
    @DefaultBean
    InstantSource time() {
        return Clock.systemUTC();
    }
}
