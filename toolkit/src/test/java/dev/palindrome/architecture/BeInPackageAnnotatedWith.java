package dev.palindrome.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.annotation.Annotation;

/** A class's package has a {@code package-info.java} with the annotation. */
final class BeInPackageAnnotatedWith extends ArchCondition<JavaClass> {
    private final Class<? extends Annotation> annotation;

    BeInPackageAnnotatedWith(Class<? extends Annotation> annotation) {
        super("be in a package annotated with @" + annotation.getSimpleName());
        this.annotation = annotation;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        if (!type.getPackage().isAnnotatedWith(annotation)) {
            events.add(SimpleConditionEvent.violated(
                    type, "Package " + type.getPackageName() + " has no @" + annotation.getSimpleName()));
        }
    }
}
