import hashlib, os, sys
import paramiko

here = os.environ
transport = paramiko.Transport(('127.0.0.1', int(here['PORT'])))
transport.connect(username=here['LOGIN'], pkey=paramiko.Ed25519Key.from_private_key_file(here['KEY']))
sftp = paramiko.SFTPClient.from_transport(transport)
folder = here['FOLDER'] + '/'


def checked(local, remote):
    """Sends, and compares by the server's own checksum of the whole and of blocks."""
    sftp.put(local, remote)
    content = open(local, 'rb').read()
    with sftp.open(remote, 'rb') as f:
        assert f.check('sha256') == hashlib.sha256(content).digest()
        blocks = [content[i:i + 65536] for i in range(0, len(content), 65536)]
        assert f.check('md5', 0, 0, 65536) == b''.join(hashlib.md5(b).digest() for b in blocks)


def recursive(local, remote):
    sftp.mkdir(remote)
    for name in os.listdir(local):
        inner = os.path.join(local, name)
        (recursive if os.path.isdir(inner) else sftp.put)(inner, remote + '/' + name)


def resume(local, remote):
    have = sftp.stat(remote).st_size
    with open(local, 'rb') as source, sftp.open(remote, 'r+b') as target:
        source.seek(have)
        target.seek(have)
        target.write(source.read())


def run(case):
    if case == 'upload':
        checked('file.bin', folder + 'up')
    elif case == 'overwrite':
        sftp.put('file.bin', folder + 'over')
        sftp.put('part.bin', folder + 'over')
    elif case == 'rename-over':
        sftp.put('file.bin', folder + 'a')
        sftp.put('part.bin', folder + 'b')
        sftp.posix_rename(folder + 'b', folder + 'a')
    elif case == 'recursive':
        recursive('tree', folder + 'tree')
    elif case == 'mtime':
        sftp.put('file.bin', folder + 'dated')
        times = os.stat('file.bin')
        sftp.utime(folder + 'dated', (times.st_atime, times.st_mtime))
    elif case == 'listing':
        print(len(sftp.listdir(here['LISTED'])))
    elif case == 'killed':
        sftp.put(here['BIG'], folder + 'torn')
    elif case == 'resume':
        resume('longer.bin', folder + 'torn')
    elif case == 'deletion':
        sftp.remove(folder + 'up')


run(sys.argv[1])
transport.close()
