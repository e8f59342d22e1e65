package dev.palindrome.sample.boot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Keeps the atlases of a microscope. */
@SpringBootApplication
public class AtlasApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(AtlasApplication.class, arguments);
    }
}
