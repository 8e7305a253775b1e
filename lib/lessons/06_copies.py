#: Copies, shallow and deep
import copy
row = [0, 0]
grid = [row, row]
#? How many lists are there? | Two: grid, and one row that is held three times.
#! labels.count(row) == 3
grid[0][0] = 9
print(grid)
#! grid == [[9, 0], [9, 0]]
#: A shallow copy is a new outer list with strings to the same inner objects.
shallow = list(grid)
#? Does shallow[0] is row? | Yes.
#! shallow[0] is row and shallow is not grid
#: A deep copy makes new inner objects too, each once, so what was shared stays shared.
deep = copy.deepcopy(grid)
#? Is deep[0] is deep[1]? | Yes, as grid[0] is grid[1].
#! deep[0] is not row and deep[0] is deep[1]
print(deep == grid)
#: Change it: build the grid so that its rows are separate. One way is [[0, 0] for _ in range(2)].
