# The application alone; docker-compose.yml puts PostgreSQL, S3 and Druid beside it.
FROM maven:3.9.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY pom.xml ./
COPY src/main src/main
COPY webroot webroot
RUN mvn --quiet --batch-mode -Dmaven.test.skip=true package

FROM eclipse-temurin:17.0.15_6-jre-jammy
RUN useradd --system --uid 10001 --no-create-home sluice \
    && install --directory --owner=sluice --mode=0700 /data
WORKDIR /opt/sluice
COPY --from=build /build/target/lib lib
COPY --from=build /build/target/sluice.jar ./
USER sluice
VOLUME /data
EXPOSE 8000
ENTRYPOINT ["java", "-Xmx256m", "-Dfile.encoding=UTF-8", "-XX:+ExitOnOutOfMemoryError", \
            "-cp", "sluice.jar:lib/*", "verticles.Main"]
