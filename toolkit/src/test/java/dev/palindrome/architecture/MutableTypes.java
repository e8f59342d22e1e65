package dev.palindrome.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentMap;

/** Types whose objects are made to change: a field that declares one is state. Interfaces such as {@link List} may hold constants. */
final class MutableTypes {
    private static final List<Class<?>> ROOTS =
            List.of(ConcurrentMap.class, ThreadLocal.class, StringBuilder.class, Random.class);

    private MutableTypes() {}

    static boolean contain(JavaClass type) {
        boolean collectionClass =
                !type.isInterface() && (type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class));
        return collectionClass
                || type.getPackageName().equals("java.util.concurrent.atomic")
                || ROOTS.stream().anyMatch(type::isAssignableTo);
    }
}
