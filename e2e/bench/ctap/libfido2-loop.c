/*
 * PIN assertions by libfido2, over a Unix socket that carries 64-byte reports as they are. Takes one command per line
 * and answers each with one line: "open", "assert N" (nanoseconds of each), "retries", "probe", "close".
 */
#include <fido.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

static const char *socket_path, *rp_id, *pin;
static unsigned char credential[1024], client_data_hash[32];
static size_t credential_length;
static fido_dev_t *device;

static void fail(const char *what, int code)
{
	printf("error %s: %s\n", what, fido_strerr(code));
	exit(1);
}

static void check(const char *what, int code)
{
	if (code != FIDO_OK)
		fail(what, code);
}

static void *io_open(const char *path)
{
	static int connection;
	struct sockaddr_un address = {.sun_family = AF_UNIX};

	if (strlen(path) >= sizeof(address.sun_path))
		return NULL;
	strcpy(address.sun_path, path);
	connection = socket(AF_UNIX, SOCK_STREAM, 0);
	if (connection < 0 || connect(connection, (struct sockaddr *)&address, sizeof(address)) != 0)
		return NULL;
	return &connection;
}

static void io_close(void *handle)
{
	close(*(int *)handle);
}

static int io_read(void *handle, unsigned char *report, size_t length, int timeout)
{
	struct pollfd ready = {.fd = *(int *)handle, .events = POLLIN};
	size_t filled = 0;

	while (filled < length) {
		if (poll(&ready, 1, timeout) != 1)
			return -1;
		ssize_t count = read(ready.fd, report + filled, length - filled);
		if (count <= 0)
			return -1;
		filled += (size_t)count;
	}
	return (int)filled;
}

/* The report id in front stays here: the socket carries none. */
static int io_write(void *handle, const unsigned char *report, size_t length)
{
	if (write(*(int *)handle, report + 1, length - 1) != (ssize_t)(length - 1))
		return -1;
	return (int)length;
}

static void open_device(void)
{
	static const fido_dev_io_t io = {io_open, io_close, io_read, io_write};

	device = fido_dev_new();
	if (device == NULL)
		fail("fido_dev_new", FIDO_ERR_INTERNAL);
	check("fido_dev_set_io_functions", fido_dev_set_io_functions(device, &io));
	check("fido_dev_open", fido_dev_open(device, socket_path));
}

static void close_device(void)
{
	fido_dev_close(device);
	fido_dev_free(&device);
}

static fido_assert_t *new_assertion(void)
{
	fido_assert_t *assertion = fido_assert_new();

	if (assertion == NULL)
		fail("fido_assert_new", FIDO_ERR_INTERNAL);
	check("set_rp", fido_assert_set_rp(assertion, rp_id));
	check("set_clientdata_hash", fido_assert_set_clientdata_hash(assertion, client_data_hash, sizeof(client_data_hash)));
	check("allow_cred", fido_assert_allow_cred(assertion, credential, credential_length));
	return assertion;
}

static int64_t nanoseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static void assert_with_pin(int times)
{
	for (int i = 0; i < times; i++) {
		int64_t start = nanoseconds();
		fido_assert_t *assertion = new_assertion();
		check("fido_dev_get_assert", fido_dev_get_assert(device, assertion, pin));
		if (fido_assert_count(assertion) != 1 || !(fido_assert_flags(assertion, 0) & 0x04))
			fail("the user was not verified", FIDO_ERR_INTERNAL);
		fido_assert_free(&assertion);
		printf("%lld ", (long long)(nanoseconds() - start));
	}
	printf("\n");
}

static void probe(void)
{
	fido_assert_t *assertion = new_assertion();

	check("set_up", fido_assert_set_up(assertion, FIDO_OPT_FALSE));
	check("fido_dev_get_assert", fido_dev_get_assert(device, assertion, NULL));
	fido_assert_free(&assertion);
	printf("ok\n");
}

static void read_retries(void)
{
	int left;

	check("fido_dev_get_retry_count", fido_dev_get_retry_count(device, &left));
	printf("ok\n");
}

static void obey(const char *line)
{
	int times;

	if (sscanf(line, "assert %d", &times) == 1)
		assert_with_pin(times);
	else if (strcmp(line, "open\n") == 0)
		open_device(), printf("ok\n");
	else if (strcmp(line, "close\n") == 0)
		close_device(), printf("ok\n");
	else if (strcmp(line, "retries\n") == 0)
		read_retries();
	else if (strcmp(line, "probe\n") == 0)
		probe();
	else
		fail(line, FIDO_ERR_INVALID_ARGUMENT);
	fflush(stdout);
}

/* Two hexadecimal digits for each byte. */
static size_t read_hex(const char *digits, unsigned char *bytes, size_t room)
{
	size_t length = 0;

	while (length < room && sscanf(digits + 2 * length, "%2hhx", bytes + length) == 1)
		length++;
	return length;
}

int main(int argc, char **argv)
{
	char line[64];

	if (argc != 6) {
		fprintf(stderr, "libfido2-loop <socket> <PIN> <relying party> <credential id> <client data hash>\n");
		return 2;
	}
	socket_path = argv[1];
	pin = argv[2];
	rp_id = argv[3];
	credential_length = read_hex(argv[4], credential, sizeof(credential));
	read_hex(argv[5], client_data_hash, sizeof(client_data_hash));
	fido_init(0);
	while (fgets(line, sizeof(line), stdin) != NULL)
		obey(line);
	return 0;
}
