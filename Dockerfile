# syntax=docker/dockerfile:1
# One image for every stage: `stancewatch worker --stages ...`. Models are inside; it needs no network but Kafka.
#
# Empty, TORCH_INDEX takes torch from the ordinary index, whose Linux wheel brings CUDA: some 6 GB. For the small build
# for the CPU pass the index URL that PyTorch's installation page gives for "CPU":
#   docker build --build-arg TORCH_INDEX=URL .      or      TORCH_INDEX=URL docker compose build
ARG PYTHON_VERSION=3.11

FROM python:${PYTHON_VERSION}-slim AS build
ARG TORCH_INDEX=""
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /src
# What changes seldom comes first: torch, then the other dependencies, then the program.
COPY constraints.txt pyproject.toml ./
RUN grep -E '^torch==' constraints.txt > torch.txt \
    && pip install --no-cache-dir ${TORCH_INDEX:+--index-url "$TORCH_INDEX"} --requirement torch.txt
RUN python -c "import tomllib; \
print(*tomllib.load(open('pyproject.toml', 'rb'))['project']['dependencies'], sep='\n')" > requirements.txt \
    && pip install --no-cache-dir --constraint constraints.txt --requirement requirements.txt
COPY README.md LICENSE ./
COPY schemas schemas
COPY streams streams
RUN pip install --no-cache-dir --constraint constraints.txt --no-deps .

FROM build AS models
ARG PROFILE=accurate
ENV STANCEWATCH_CACHE_DIR=/opt/stancewatch \
    STANCEWATCH_PROFILE=${PROFILE}
WORKDIR /
RUN stancewatch models

FROM python:${PYTHON_VERSION}-slim
ARG PROFILE=accurate
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/stancewatch stancewatch
COPY --from=build /opt/venv /opt/venv
COPY --from=models --chown=stancewatch:stancewatch /opt/stancewatch /opt/stancewatch
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    HF_HUB_OFFLINE=1 \
    STANCEWATCH_CACHE_DIR=/opt/stancewatch \
    STANCEWATCH_DATA_DIR=/var/lib/stancewatch \
    STANCEWATCH_PROFILE=${PROFILE}
# By number, so that an orchestrator can see that it is not root.
USER 10001
WORKDIR /var/lib/stancewatch
ENTRYPOINT ["stancewatch"]
CMD ["--help"]
